/** What was said, by whom, through which channel, and how it ended. */
@NullMarked
package io.sagadesk.api.conversation;

import org.jspecify.annotations.NullMarked;
