/** The channels to customers: SMTP, mail files, web chat. */
@NullMarked
package io.sagadesk.server.delivery.channel;

import org.jspecify.annotations.NullMarked;
