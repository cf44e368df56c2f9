/** The roles that belong to a review office. */
export const officeRoles = ["preliminary-officer", "foreign-affairs-officer", "service-point-clerk"];

/** The roles that an administrator gives. */
export const roles = [...officeRoles, "ministry-officer", "finance-officer", "operator", "administrator"];
