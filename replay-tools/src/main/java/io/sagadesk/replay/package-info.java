/** Command line tools that import, read, export and rebuild. Sagas and aggregates are not on their class path. */
@NullMarked
package io.sagadesk.replay;

import org.jspecify.annotations.NullMarked;
