/** Tests of the value types of conversations. */
@NullMarked
package io.sagadesk.api.conversation;

import org.jspecify.annotations.NullMarked;
