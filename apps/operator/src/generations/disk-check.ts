import { OnRecordError } from '@on-record/domain';
import { findDataFolder, type Database } from '@on-record/projections';
import { statfs } from 'node:fs/promises';
import { sizeText } from './progress-line';

/** The room that a new generation needs on the disk of the database, and the room that there is, where that can be seen from here. */
export interface DiskRoom {
  readonly neededBytes: number;
  readonly freeBytes: number | undefined;
}

/** Indexes are made by sorting, and the server's own log grows meanwhile. */
const ROOM_FOR_SORTING = 1.5;
const LEAST_BYTES = 64 * 1024 * 1024;

/** Looks at the disk of the database: a generation like the active one is to fit on it once more. */
export async function lookAtDisk(database: Database, activeBytes: number): Promise<DiskRoom> {
  const folder = await findDataFolder(database);
  const freeBytes = folder === undefined ? undefined : await freeBytesOf(folder);
  return { neededBytes: Math.round(activeBytes * ROOM_FOR_SORTING) + LEAST_BYTES, freeBytes };
}

/** Fails with CONFIGURATION_INVALID where the room is seen to be too little. */
export function requireRoom({ neededBytes, freeBytes }: DiskRoom): void {
  if (freeBytes === undefined || freeBytes >= neededBytes) return;
  throw new OnRecordError('CONFIGURATION_INVALID', `A new generation needs about ${sizeText(neededBytes)}, and the disk of the database has ${sizeText(freeBytes)} free: make room, or add --without-disk-check. Nothing was changed.`);
}

/** The room on a disk in words. */
export function roomText({ neededBytes, freeBytes }: DiskRoom): string {
  const free = freeBytes === undefined ? 'how much is free cannot be seen from here' : `${sizeText(freeBytes)} are free`;
  return `It needs about ${sizeText(neededBytes)} on the disk of the database; ${free}.`;
}

/** Nothing where the folder is on another machine, or not for this user to look at. */
async function freeBytesOf(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}
