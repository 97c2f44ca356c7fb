/** Tests of the sagas and automations after a conversation. */
@NullMarked
package io.sagadesk.saga.conversation;

import org.jspecify.annotations.NullMarked;
