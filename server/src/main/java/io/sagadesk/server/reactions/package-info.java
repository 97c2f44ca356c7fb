/** Has the processes and automations follow the log and act. */
@NullMarked
package io.sagadesk.server.reactions;

import org.jspecify.annotations.NullMarked;
