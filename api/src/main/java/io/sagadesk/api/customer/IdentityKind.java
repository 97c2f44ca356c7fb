package io.sagadesk.api.customer;

/** The kind of an identity in another system; a linked {@code MEMBERSHIP} makes the customer a member. */
public enum IdentityKind {
    EMAIL,
    PHONE,
    WECHAT,
    WHATSAPP,
    SHOP_ACCOUNT,
    MEMBERSHIP
}
