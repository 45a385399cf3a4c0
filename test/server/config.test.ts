import { expect } from 'chai'
import { ConfigError, readConfig } from '../../server/config.ts'

describe('the configuration', () => {
  it('has a value for everything', () => {
    expect(readConfig({})).to.deep.equal({
      host: '127.0.0.1',
      port: 8080,
      staffHost: '127.0.0.1',
      staffPort: 8081,
      dataDir: '.data',
      databaseUrl: null,
      boardPeriod: 60,
      dropLimit: 20_000,
      calmTickets: 60,
    })
  })

  it('takes what the environment says', () => {
    const environment = {
      HOST: '::1',
      PORT: '0',
      STAFF_HOST: '10.0.0.2',
      STAFF_PORT: '9000',
      DATA_DIR: '/srv/postern',
      DATABASE_URL: 'postgres://postern@localhost/postern',
      BOARD_PERIOD: '5',
      DROP_LIMIT: '100',
      CALM_TICKETS: '600',
    }
    expect(readConfig(environment)).to.deep.equal({
      host: '::1',
      port: 0,
      staffHost: '10.0.0.2',
      staffPort: 9000,
      dataDir: '/srv/postern',
      databaseUrl: 'postgres://postern@localhost/postern',
      boardPeriod: 5,
      dropLimit: 100,
      calmTickets: 600,
    })
  })

  const wrong: readonly [string, string, RegExp][] = [
    ['PORT', '80a', /PORT="80a" is not a whole number from 0 to 65535: set one, or unset PORT/],
    ['STAFF_PORT', '65536', /STAFF_PORT="65536".*unset STAFF_PORT for 8081/],
    ['BOARD_PERIOD', '0', /BOARD_PERIOD="0".*from 1 to 3600/],
    ['DROP_LIMIT', '-1', /DROP_LIMIT="-1"/],
    ['CALM_TICKETS', '59', /CALM_TICKETS="59".*from 60/],
    ['HOST', 'http://x', /HOST="http:\/\/x" is not an address.*unset HOST/],
    ['DATABASE_URL', 'mysql://u:secret@h/d', /DATABASE_URL .*give postgres:\/\//],
  ]
  for (const [name, value, message] of wrong) {
    it(`refuses ${name}=${value} and says what to do`, () => {
      expect(() => readConfig({ [name]: value })).to.throw(ConfigError, message)
    })
  }

  it('does not repeat a password that stands in a URL', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://u:secret@h/d' }))
      .to.throw(ConfigError)
      .with.property('message')
      .that.does.not.contain('secret')
  })
})
