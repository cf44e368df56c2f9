// Writes src/api/*.d.ts from what the services of a running system say of themselves: ./apec up, then npm run api.
import { writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const gateway = process.env.GATEWAY ?? "http://localhost:5100";
const services = ["identity", "applications", "documents", "review", "payments", "delivery"];

for (const service of services) {
    const address = new URL(`/openapi/${service}.json`, gateway);
    const answer = await fetch(address);
    if (!answer.ok) {
        throw new Error(`${address} was answered ${answer.status}`);
    }

    const description = await answer.json();
    delete description.servers; // where it runs is no part of what it is
    const types = astToString(await openapiTS(description));
    await writeFile(new URL(`../src/api/${service}.d.ts`, import.meta.url), `// Written by npm run api.\n${types}`);
    console.log(`${service}: ${Object.keys(description.paths).length} paths`);
}
