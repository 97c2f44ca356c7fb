package io.sagadesk.api.conversation;

/** The communication channel of a conversation. */
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
