const EVERY_MS = 2_000;

/** How far some work is. */
export interface Progress {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

/** Tells a person how far work is, a line every two seconds: how much is done, how fast it goes, and how long it will take yet. */
export function progressLines(write: (line: string) => void, nowMs: () => number = () => performance.now()): (progress: Progress) => void {
  let phase = '';
  let [beganAt, toldAt] = [0, 0];
  return (progress) => {
    const now = nowMs();
    if (progress.phase !== phase) [phase, beganAt, toldAt] = [progress.phase, now, now];
    if (now - toldAt < EVERY_MS && progress.done < progress.total) return;
    toldAt = now;
    write(progressLine(progress, now - beganAt));
  };
}

/** One line of progress. */
export function progressLine({ phase, done, total }: Progress, tookMs: number): string {
  const perSecond = tookMs > 0 ? (done * 1_000) / tookMs : 0;
  const left = perSecond > 0 && done < total ? `, ${durationText((total - done) / perSecond)} left` : '';
  const rate = perSecond > 0 && total > 100 ? `, ${Math.round(perSecond)}/s` : '';
  return `${phase}: ${done} of ${total}${rate}${left}`;
}

/** Seconds as people say them. */
export function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}

/** A size in bytes as people say it. */
export function sizeText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1_000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** power;
  return `${power === 0 ? value : value.toPrecision(3)} ${units[power] ?? ''}`;
}
