/** That it follows what should, and once. */
@NullMarked
package io.sagadesk.saga.conversation;

import org.jspecify.annotations.NullMarked;
