import { expect, test } from "vitest";
import { covers, valueAt, withValue } from "./paths";

test("a value is set where there was nothing, and the form itself stays as it was", () => {
  const form = { office: "shanghai" };
  const changed = withValue(form, "applicant.passport.number", "E12345678");
  expect(valueAt(changed, "applicant.passport.number")).toBe("E12345678");
  expect(valueAt(changed, "office")).toBe("shanghai");
  expect(form).toEqual({ office: "shanghai" });
});

test("text of nothing is no value", () => {
  expect(valueAt(withValue({ office: "shanghai" }, "office", ""), "office")).toBeNull();
});

test("a pin on a section unlocks its fields, and no field that only begins alike", () => {
  expect(covers("applicant.passport", "applicant.passport.number")).toBe(true);
  expect(covers("applicant.pass", "applicant.passport.number")).toBe(false);
});
