import { expect } from 'chai'
import { readConfig } from '../../../server/config.ts'
import { ConfigError } from '../../../server/config-error.ts'

const ONION = 'http://2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion'

const PRINT = 'D0GA-8NX6-257H-R2YG-43Q3-ZAT9-1G76-02X5'

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
      tick: 900,
      cover: 48,
      dropLimit: 35_000,
      recordsPerHour: 4000,
      recordsPerDay: 12_000,
      blockShare: 50,
      calmTickets: 60,
      forwardedFor: false,
      onionAddress: null,
      clockConfirmed: null,
      followRoot: null,
      backupDir: null,
      webcat: null,
      mail: null,
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
      TICK: '5',
      COVER: '24',
      BACKUP_DIR: '/mnt/backups',
      WEBCAT: '/srv/webcat',
      DROP_LIMIT: '100',
      RECORDS_PER_HOUR: '600',
      RECORDS_PER_DAY: '2000',
      BLOCK_SHARE: '0',
      CALM_TICKETS: '600',
      FORWARDED_FOR: '1',
      ONION_ADDRESS: ONION,
      CLOCK_CONFIRMED: '2027-01-31',
      FOLLOW_ROOT: PRINT,
    }
    expect(readConfig(environment)).to.deep.equal({
      host: '::1',
      port: 0,
      staffHost: '10.0.0.2',
      staffPort: 9000,
      dataDir: '/srv/postern',
      databaseUrl: 'postgres://postern@localhost/postern',
      boardPeriod: 5,
      tick: 300,
      cover: 24,
      dropLimit: 100,
      recordsPerHour: 600,
      recordsPerDay: 2000,
      blockShare: 0,
      calmTickets: 600,
      forwardedFor: true,
      onionAddress: ONION,
      clockConfirmed: Date.UTC(2027, 0, 31) / 86_400_000,
      followRoot: PRINT,
      backupDir: '/mnt/backups',
      webcat: '/srv/webcat',
      mail: null,
    })
  })

  const wrong: readonly [string, string, RegExp][] = [
    ['PORT', '80a', /PORT="80a" is not a whole number from 0 to 65535: set one, or unset PORT/],
    ['STAFF_PORT', '65536', /STAFF_PORT="65536".*unset STAFF_PORT for 8081/],
    ['BOARD_PERIOD', '0', /BOARD_PERIOD="0".*from 1 to 3600/],
    ['DROP_LIMIT', '-1', /DROP_LIMIT="-1"/],
    ['TICK', '0', /TICK="0" is not a number of minutes from 1 to 60/],
    ['TICK', '61', /TICK="61"/],
    ['TICK', '1m', /TICK="1m"/],
    ['COVER', 'many', /COVER="many"/],
    ['BLOCK_SHARE', '96', /BLOCK_SHARE="96".*from 0 to 95: .*unset BLOCK_SHARE for 50/],
    ['RECORDS_PER_HOUR', '59', /RECORDS_PER_HOUR="59".*from 60/],
    ['RECORDS_PER_DAY', '59', /RECORDS_PER_DAY="59".*from 60/],
    ['CALM_TICKETS', '59', /CALM_TICKETS="59".*from 60/],
    ['HOST', 'http://x', /HOST="http:\/\/x" is not an address.*unset HOST/],
    ['DATABASE_URL', 'mysql://u:secret@h/d', /DATABASE_URL .*give postgres:\/\//],
    ['CLOCK_CONFIRMED', '1', /CLOCK_CONFIRMED="1" is not a day: .*unset CLOCK_CONFIRMED/],
    ['CLOCK_CONFIRMED', '2027-02-30', /CLOCK_CONFIRMED="2027-02-30" is not a day/],
    ['FOLLOW_ROOT', PRINT.slice(1), /is not a fingerprint, .*unset FOLLOW_ROOT/],
    ['FOLLOW_ROOT', PRINT.replace('8NX6', '8XN6'), /has a slip in it: read the eight groups/],
    ['FORWARDED_FOR', 'yes', /FORWARDED_FOR="yes" is neither 0 nor 1: .*unset FORWARDED_FOR/],
  ]
  for (const [name, value, message] of wrong) {
    it(`refuses ${name}=${value} and says what to do`, () => {
      expect(() => readConfig({ [name]: value })).to.throw(ConfigError, message)
    })
  }

  it('takes an empty setting for one that is not there', () => {
    const names = ['PORT', 'DATABASE_URL', 'FORWARDED_FOR', 'ONION_ADDRESS']
    const empty = Object.fromEntries(names.map((name) => [name, '']))
    expect(readConfig(empty)).to.deep.equal(readConfig({}))
    expect(readConfig({ FORWARDED_FOR: '0' }).forwardedFor).to.equal(false)
  })

  it('takes onion addresses of version 3 that are known from elsewhere', () => {
    for (const name of [
      'duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad',
      'pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd',
    ])
      expect(readConfig({ ONION_ADDRESS: `http://${name}.onion` }).onionAddress).to.contain(name)
  })

  it('refuses an onion address with a slip in it, or with more or less than the address', () => {
    const name = ONION.slice(7, 63)
    for (const value of [
      `${name}.onion`,
      `${ONION}/`,
      `${ONION}/nn/`,
      `${ONION}:8080`,
      ` ${ONION}`,
      ONION.toUpperCase(),
      ONION.replace('http:', 'https:'),
      ONION.replace('http:', 'ftp:'),
      'http://expyuzz4wqqyqhjn.onion',
      'http://drop.example.org',
      `http://${name.slice(1)}.onion`,
      `http://a${name}.onion`,
      `http://${name.replace('2', '1')}.onion`,
      // one letter changed, two exchanged, another version
      `http://${name.replace('hm7', 'hn7')}.onion`,
      `http://${name.replace('hm7', 'mh7')}.onion`,
      `http://${name.slice(0, 55)}e.onion`,
    ])
      expect(() => readConfig({ ONION_ADDRESS: value }), value).to.throw(
        ConfigError,
        /^ONION_ADDRESS=".*" is not an onion address of version 3: give http:.*unset ONION_ADDRESS$/,
      )
  })

  it('does not repeat a password that stands in a URL', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://u:secret@h/d' }))
      .to.throw(ConfigError)
      .with.property('message')
      .that.does.not.contain('secret')
  })
})
