package io.sagadesk.api.customer;

/** How a customer proved to be who they say they are. */
public enum VerificationMethod {
    EMAIL_LINK,
    SMS_CODE,
    SHOP_LOGIN,
    DOCUMENT,
    SECURITY_QUESTIONS
}
