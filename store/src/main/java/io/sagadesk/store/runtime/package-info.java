/** What all modules above need to run: causes of failures, threads, and deadlines. */
@NullMarked
package io.sagadesk.store.runtime;

import org.jspecify.annotations.NullMarked;
