package io.sagadesk.api.customer;

/** The method by which a customer proved their identity. */
public enum VerificationMethod {
    EMAIL_LINK,
    SMS_CODE,
    SHOP_LOGIN,
    DOCUMENT,
    SECURITY_QUESTIONS
}
