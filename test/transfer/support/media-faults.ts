/** What a medium, a disk or a small file does while it is read: caused in failing-media.test.ts and small-files.test.ts. */
export const MEDIA_FAULTS: readonly { readonly what: string; readonly code: string }[] = [
  {
    what: 'a read error in a volume, or the medium pulled, while the volumes are hashed',
    code: 'STORAGE_FAILED',
  },
  {
    what: 'a volume that ends early while the volumes are hashed',
    code: 'ARCHIVE_HASH_MISMATCH',
  },
  {
    what: 'a read error in a volume, the medium pulled, or a volume that ends early, while 7-Zip reads',
    code: 'STORAGE_FAILED',
  },
  {
    what: 'the output can hold less than the manifest announces: seen before anything is written',
    code: 'STORAGE_FULL',
  },
  {
    what: 'a write error in the midst of packing or opening (a file that can grow no further)',
    code: 'STORAGE_FULL',
  },
  {
    what: 'a named pipe, a device, a folder or a file of 3 GB in the place of manifest, signatures, checksum file, passphrase message or ticket',
    code: 'PACKAGE_FILE_UNREADABLE',
  },
  {
    what: 'a passphrase message, correctly signed, that is no text, has another form or becomes megabytes once decompressed',
    code: 'PASSPHRASE_MESSAGE_INVALID',
  },
];
