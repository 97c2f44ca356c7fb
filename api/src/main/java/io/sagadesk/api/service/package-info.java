/** How service as a whole is doing. */
@NullMarked
package io.sagadesk.api.service;

import org.jspecify.annotations.NullMarked;
