import { spawn } from 'node:child_process';

/** Runs a program to its end and gives what it printed; throws with what it complained of when it fails. */
export function runProgram(command: string, arguments_: readonly string[], { input = '', environment = process.env }: { readonly input?: string; readonly environment?: NodeJS.ProcessEnv } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...arguments_], { stdio: ['pipe', 'pipe', 'pipe'], env: environment });
    const [output, complaints]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve(Buffer.concat(output).toString('utf8'));
      reject(new Error(`${[command, ...arguments_].join(' ')} ended with ${code ?? 'a signal'}: ${Buffer.concat(complaints).toString('utf8').slice(-2_000)}`));
    });
    // A program that ends before it has read everything closes the pipe; its ending says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
