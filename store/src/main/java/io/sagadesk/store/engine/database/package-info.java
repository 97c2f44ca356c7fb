/** The log as a database holds it: its rows, and the port that each database implements. */
@NullMarked
package io.sagadesk.store.engine.database;

import org.jspecify.annotations.NullMarked;
