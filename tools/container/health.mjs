// What the health check of an image runs: ends with 0 where the process of the container is ready, and prints what it answers otherwise.
const answer = await fetch('http://127.0.0.1:8080/health/ready', { signal: AbortSignal.timeout(3_500) });
if (!answer.ok) {
  process.stdout.write(await answer.text());
  process.exitCode = 1;
}
