/** How long a closed conversation may be reopened. */
@NullMarked
package io.sagadesk.rules.conversation;

import org.jspecify.annotations.NullMarked;
