package io.sagadesk.api.customer;

/** Where else a customer is known; a linked {@code MEMBERSHIP} makes a member. */
public enum IdentityKind {
    EMAIL,
    PHONE,
    WECHAT,
    WHATSAPP,
    SHOP_ACCOUNT,
    MEMBERSHIP
}
