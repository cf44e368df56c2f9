// A server that speaks S3, for tests: node server.js FOLDER BUCKET. It says its port, and ends with who started it.
const S3rver = require("s3rver");

const [directory, bucket] = process.argv.slice(2);
const server = new S3rver({
  address: "127.0.0.1",
  port: 0,
  directory,
  silent: true,
  configureBuckets: [{ name: bucket }],
});
server.run().then(({ port }) => console.log(port));
process.stdin.resume().on("end", () => process.exit());
