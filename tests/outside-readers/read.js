// Reads the AsyncAPI document at the address given, and events line by line, with programs that others have written;
// says as JSON what is wrong with either: { "document": [...], "events": [...], "read": 7 }.
import { createInterface } from "node:readline";
import { Parser } from "@asyncapi/parser";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { HTTP } from "cloudevents";

const text = await (await fetch(process.argv[2])).text();
const { document, diagnostics } = await new Parser().parse(text);
const isError = (found) => found.severity === 0;
const wrong = {
  document: diagnostics.filter(isError).map((found) => `${found.path.join("/")}: ${found.message}`),
  events: [],
  read: 0,
};
const schemas = new Ajv({ strict: false });
addFormats.default(schemas);
const checks = new Map(
  document?.allMessages().all().map((message) => [message.name(), schemas.compile(message.payload().json())]),
);

for await (const line of createInterface({ input: process.stdin })) {
  wrong.read += 1;
  try {
    const event = HTTP.toEvent({ headers: { "content-type": "application/cloudevents+json" }, body: line });
    event.validate();
    const check = checks.get(event.type);
    if (check === undefined) {
      wrong.events.push(`${event.type}: is not in the document`);
    } else if (!check(JSON.parse(line))) {
      wrong.events.push(`${event.type}: ${schemas.errorsText(check.errors)}`);
    }
  } catch (error) {
    wrong.events.push(`${line.slice(0, 200)}: ${error.message}`);
  }
}

console.log(JSON.stringify(wrong));
