/** What every event store of ours guarantees, whatever its database. */
@NullMarked
package io.sagadesk.store.engine;

import org.jspecify.annotations.NullMarked;
