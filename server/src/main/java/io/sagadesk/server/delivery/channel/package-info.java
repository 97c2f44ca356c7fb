/** The channels to customers: SMTP, a folder of mail, the web chat. */
@NullMarked
package io.sagadesk.server.delivery.channel;

import org.jspecify.annotations.NullMarked;
