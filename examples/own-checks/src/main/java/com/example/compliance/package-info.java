/** What our auditors ask for before a release. */
@NullMarked
package com.example.compliance;

import org.jspecify.annotations.NullMarked;
