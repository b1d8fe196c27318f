package dev.modelgate.app;

import dev.modelgate.evidence.Digest;
import dev.modelgate.settings.Positions;

/**
 * A settings file as it was read.
 *
 * @param name the file as the user wrote it
 * @param content what it says
 * @param positions where its parts stand
 * @param digest digest of its bytes
 */
record Document<T>(String name, T content, Positions positions, Digest digest) {}
