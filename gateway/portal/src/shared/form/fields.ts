import type { FieldSpec } from "./Field";

const company = {
  words: "enterpriseKind",
  choices: ["StateOwned", "Private", "ForeignFunded", "JointVenture", "HongKongMacaoTaiwan"],
};
const sectors = [
  "Trade",
  "Manufacturing",
  "Law",
  "Finance",
  "Technology",
  "Education",
  "Logistics",
  "Tourism",
  "Accounting",
  "Engineering",
  "Other",
];

/** A passport's fields, under the path of the section that holds it. */
export const passportFields = (under: string): FieldSpec[] => [
  { path: `${under}.number`, kind: "text", max: 9 },
  { path: `${under}.issuedOn`, kind: "date" },
  { path: `${under}.expiresOn`, kind: "date" },
  { path: `${under}.mrzLine1`, kind: "text", max: 44, wide: true },
  { path: `${under}.mrzLine2`, kind: "text", max: 44, wide: true },
];

export const addressFields: FieldSpec[] = [
  { path: "handover.address.recipient", kind: "text", max: 64 },
  { path: "handover.address.phone", kind: "text", max: 20, autoComplete: "tel" },
  { path: "handover.address.province", kind: "text", max: 64 },
  { path: "handover.address.city", kind: "text", max: 64 },
  { path: "handover.address.street", kind: "text", max: 200, wide: true },
  { path: "handover.address.postcode", kind: "text", max: 6 },
];

export const invoiceFields: FieldSpec[] = [
  { path: "invoice.taxpayerNumber", kind: "text", max: 20, hint: true },
  { path: "invoice.email", kind: "text", max: 254, hint: true, autoComplete: "email" },
];

export const companyFields: FieldSpec[] = [
  { path: "company.kind", kind: "choice", ...company },
  { path: "company.sector", kind: "choice", words: "sector", choices: sectors },
  { path: "company.address", kind: "text", max: 200, wide: true, autoComplete: "street-address" },
  { path: "company.contactName", kind: "text", max: 64, autoComplete: "name" },
  { path: "company.contactPhone", kind: "text", max: 20, autoComplete: "tel" },
  { path: "company.contactEmail", kind: "text", max: 254, autoComplete: "email" },
  { path: "company.apecTrade", kind: "number", max: 1e15, hint: true },
  { path: "company.serviceContracts", kind: "yesNo", hint: true },
  { path: "company.taxCredit", kind: "choice", words: "taxCredit", choices: ["A", "B", "M", "C", "D"] },
  { path: "company.employees", kind: "number", max: 10_000_000, hint: true },
  { path: "company.reportsDirectly", kind: "yesNo", hint: true },
];

export const applicantFields: FieldSpec[] = [
  { path: "applicant.chineseName", kind: "text", max: 64 },
  { path: "applicant.familyName", kind: "text", max: 64, hint: true },
  { path: "applicant.givenNames", kind: "text", max: 64, hint: true },
  { path: "applicant.sex", kind: "choice", words: "sex", choices: ["M", "F"] },
  { path: "applicant.dateOfBirth", kind: "date" },
  { path: "applicant.residentId", kind: "text", max: 18 },
  ...passportFields("applicant.passport"),
  { path: "applicant.mobile", kind: "text", max: 20, hint: true },
  { path: "applicant.email", kind: "text", max: 254, hint: true },
  { path: "applicant.position", kind: "text", max: 64 },
  {
    path: "applicant.staffCategory",
    kind: "choice",
    words: "staffCategory",
    choices: ["Manager", "Business", "Technical"],
  },
  { path: "applicant.insuredMonths", kind: "number", max: 1000, hint: true },
  { path: "applicant.travelNeed", kind: "area", max: 2000, hint: true },
  { path: "applicant.criminalRecord", kind: "yesNo" },
  { path: "applicant.refusedByEconomy", kind: "yesNo" },
];
