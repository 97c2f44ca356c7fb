/** A server under load: conversations, tickets and offers with time limits of seconds, and the audit of their timers. */
@NullMarked
package io.sagadesk.testbed.damage.load;

import org.jspecify.annotations.NullMarked;
