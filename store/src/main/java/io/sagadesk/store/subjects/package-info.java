/** Which events of the log concern whom: derived from the log, and made anew when it is lost. */
@NullMarked
package io.sagadesk.store.subjects;

import org.jspecify.annotations.NullMarked;
