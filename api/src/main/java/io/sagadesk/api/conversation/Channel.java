package io.sagadesk.api.conversation;

/** Through what a conversation is led. */
public enum Channel {
    WEB_CHAT,
    APP_CHAT,
    EMAIL,
    PHONE,
    SMS,
    WHATSAPP,
    WECHAT,
    OTHER
}
