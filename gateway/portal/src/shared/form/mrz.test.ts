import { expect, test } from "vitest";
import { checkDigit, readMrz } from "./mrz";

// The specimen of ICAO 9303-4.
const line1 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
const line2 = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
const today = new Date(2026, 10, 22);

test("the specimen's two lines fill in what they say", () => {
  expect(readMrz(`${line1}\n${line2}`, today)).toMatchObject({
    familyName: "ERIKSSON",
    givenNames: "ANNA MARIA",
    number: "L898902C3",
    dateOfBirth: "1974-08-12",
    sex: "F",
    expiresOn: "2012-04-15",
  });
});

test("blanks and small letters of a paste do no harm", () => {
  expect(readMrz(` ${line1.toLowerCase()} \r\n ${line2} `, today)?.number).toBe("L898902C3");
});

test("a wrong check digit fills in nothing", () => {
  expect(readMrz(`${line1}\n${line2.replace("7408122", "7408123")}`, today)).toBeNull();
  expect(readMrz(`${line1}\n${line2.slice(0, 43)}1`, today)).toBeNull();
});

test("who is born in a year that has not come was born a hundred years before", () => {
  const birth = "300101";
  const open = `L898902C36UTO${birth}${checkDigit(birth)}F1204159ZE184226B<<<<<1`;
  const all = open.slice(0, 10) + open.slice(13, 20) + open.slice(21, 43);
  expect(readMrz(`${line1}\n${open}${checkDigit(all)}`, today)?.dateOfBirth).toBe("1930-01-01");
});
