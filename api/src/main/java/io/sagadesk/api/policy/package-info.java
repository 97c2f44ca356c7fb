/** Policies: the published rules, by kind and version. */
@NullMarked
package io.sagadesk.api.policy;

import org.jspecify.annotations.NullMarked;
