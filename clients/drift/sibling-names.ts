/** The structure in which the sibling operations show a credential, in every model and client. */
export const credentialStructure = "ServiceSpecificCredential";

/** The member of it that differs in its bounds. */
export const serviceUserName = "ServiceUserName";

/** The parameter of CreateServiceSpecificCredential that models have since 2025-06-30. */
export const credentialAge = "CredentialAgeDays";
