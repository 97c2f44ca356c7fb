/** Several servers on one PostgreSQL and one document store, under load while any of these processes is killed. */
@NullMarked
package io.sagadesk.testbed.cluster;

import org.jspecify.annotations.NullMarked;
