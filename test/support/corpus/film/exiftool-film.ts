/** Tags of film in the names of exiftool, for the list of tags that may be left (exiftool.ts). */

const NEVER = '0000:00:00 00:00:00'

const MOVIE = [
  ...['MajorBrand', 'MinorVersion', 'CompatibleBrands', 'MovieHeaderVersion', 'CreateDate'],
  ...['ModifyDate', 'TimeScale', 'Duration', 'PreferredRate', 'PreferredVolume'],
  ...['MatrixStructure', 'PreviewTime', 'PreviewDuration', 'PosterTime', 'SelectionTime'],
  ...['SelectionDuration', 'CurrentTime', 'NextTrackID', 'MediaDataSize', 'MediaDataOffset'],
  ...['MediaData', 'Unknown_mvex', 'MovieFragmentSequence', 'Unknown_tfhd', 'Unknown_tfdt'],
  'Unknown_trun',
]

const TRACK = [
  ...['TrackHeaderVersion', 'TrackCreateDate', 'TrackModifyDate', 'TrackID', 'TrackDuration'],
  ...['TrackLayer', 'TrackVolume', 'MatrixStructure', 'ImageWidth', 'ImageHeight', 'Unknown_edts'],
  ...['MediaHeaderVersion', 'MediaCreateDate', 'MediaModifyDate', 'MediaTimeScale'],
  ...['MediaDuration', 'MediaLanguageCode', 'HandlerType', 'GraphicsMode', 'OpColor'],
  ...['CompressorID', 'SourceImageWidth', 'SourceImageHeight', 'XResolution', 'YResolution'],
  ...['BitDepth', 'AVCConfiguration', 'Unknown_hvcC', 'PixelAspectRatio', 'ColorProfiles'],
  ...['ColorPrimaries', 'TransferCharacteristics', 'MatrixCoefficients', 'VideoFrameRate'],
  ...['SampleToChunk', 'SampleSizes', 'ChunkOffset', 'Balance', 'AudioFormat', 'AudioChannels'],
  ...['AudioBitsPerSample', 'AudioSampleRate', 'Unknown_esds', 'TimeToSampleTable'],
  ...['CleanApertureDimensions', 'PurchaseFileFormat', 'SampleToGroup', 'SampleGroupDescription'],
  ...['BufferSize', 'MaxBitrate', 'AverageBitrate', 'SyncSampleTable', 'CompositionTimeToSample'],
  ...['IdependentAndDisposableSamples', 'VideoFieldOrder', 'LayoutFlags'],
  ...['QuickTime_ChannelLayout_0x0008', 'QuickTime_ChannelLayout_0x000c'],
  // what decoders ask for, which exiftool does not read
  ...['alac', 'd263', 'dac3', 'dec3', 'dfLa', 'dOps', 'av1C', 'vpcC'].map(
    (box) => `Unknown_${box}`,
  ),
]

const TRACKS = ['Track1', 'Track2', 'Track3']

/** Tags of MP4, QuickTime and M4A. */
export const MP4_TAGS = [
  ...MOVIE.map((tag) => `QuickTime:${tag}`),
  ...TRACKS.flatMap((track) => TRACK.map((tag) => `${track}:${tag}`)),
  ...['Composite:AvgBitrate', 'Composite:Rotation'],
]

/** The HEVC configuration, with the parameter sets, which exiftool numbers because it has no names for them. */
const HEVC = [
  ...['HEVCConfigurationVersion', 'GeneralProfileSpace', 'GeneralTierFlag', 'GeneralProfileIDC'],
  ...['GenProfileCompatibilityFlags', 'ConstraintIndicatorFlags', 'GeneralLevelIDC'],
  ...['MinSpatialSegmentationIDC', 'ParallelismType', 'ChromaFormat', 'BitDepthLuma'],
  ...['BitDepthChroma', 'AverageFrameRate', 'ConstantFrameRate', 'NumTemporalLayers'],
  'TemporalIDNested',
  ...Array.from(
    { length: 256 },
    (_, i) => `QuickTime_HEVCConfig_0x${i.toString(16).padStart(4, '0')}`,
  ),
]

const HEIC = [
  ...['MajorBrand', 'MinorVersion', 'CompatibleBrands', 'HandlerType', 'ImageSpatialExtent'],
  ...['Rotation', 'Unknown_imir', 'ImagePixelDepth', 'MediaDataSize', 'MediaDataOffset'],
  ...['MediaData', 'AuxiliaryImageType'],
]

export const HEIC_TAGS = [
  ...['File:ImageWidth', 'File:ImageHeight', 'Meta:PrimaryItemReference'],
  ...[...HEVC, ...HEIC].map((tag) => `QuickTime:${tag}`),
]

const MATROSKA = [
  ...['DocType', 'DocTypeVersion', 'DocTypeReadVersion', 'SeekID', 'SeekPosition', 'TimecodeScale'],
  ...['Duration', 'MuxingApp', 'WritingApp', 'TimeCode', 'BlockDuration', 'BlockAddID', 'CueTime'],
  ...['CueTrack', 'CueClusterPosition'],
  // padding of the last sound
  'Matroska_0x35a2',
]

/** Tags of a track; the last ones are about colours, and about sound before the first that is heard. */
const WEBM_TRACK = [
  ...['TrackNumber', 'TrackUID', 'TrackType', 'TrackLanguage', 'VideoCodecID', 'ImageWidth'],
  ...['ImageHeight', 'AudioCodecID', 'CodecPrivate', 'AudioSampleRate', 'AudioChannels'],
  ...['TrackLacing', 'TrackDefault', 'AudioBitsPerSample', 'VideoFrameRate', 'VideoScanType'],
  ...['Matroska_0x15b0', 'Matroska_0x16aa', 'Matroska_0x16bb'],
]

export const WEBM_TAGS = [
  ...MATROSKA.map((tag) => `Matroska:${tag}`),
  ...TRACKS.flatMap((track) => WEBM_TRACK.map((tag) => `${track}:${tag}`)),
]

/** Values that these tags must have if a film has them at all. */
export const FILM_VALUES: Readonly<Record<string, string>> = {
  'QuickTime:CreateDate': NEVER,
  'QuickTime:ModifyDate': NEVER,
  ...Object.fromEntries(
    TRACKS.flatMap((track) =>
      ['TrackCreateDate', 'TrackModifyDate', 'MediaCreateDate', 'MediaModifyDate'].map((tag) => [
        `${track}:${tag}`,
        NEVER,
      ]),
    ),
  ),
  'QuickTime:AuxiliaryImageType': 'urn:mpeg:hevc:2015:auxid:1',
  'Matroska:MuxingApp': 'webm',
  'Matroska:WritingApp': 'webm',
}
