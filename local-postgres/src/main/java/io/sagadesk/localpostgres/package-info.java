/** Temporary servers of the PostgreSQL that is installed on this machine, for tests and benchmarks. */
@NullMarked
package io.sagadesk.localpostgres;

import org.jspecify.annotations.NullMarked;
