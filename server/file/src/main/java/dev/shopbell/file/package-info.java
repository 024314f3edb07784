/// Files that people send: taken in pieces, looked into, kept by the hash of their content, given only to who may have
/// them.
///
/// The door is [Files]; [FileAnswers] gives a content over HTTP; [FileHolders] is the port by which a higher module
/// says who may read, since a file belongs to
/// the conversation that holds it. Table, in schema `file`: `file`. On the disk, below [FileConfig#directory()]:
/// `incoming/` what is still on its way, and `ab/cdef...` every content once, named by its SHA-256.
///
/// Invariants: an upload is one row for its uploader and client id, by a unique index. A piece is acknowledged when it
/// is on the disk. What is told ready is on the disk under its hash, and its row committed; a row that names a content
/// is committed before the content is put in its place, so the cleaner never takes what somebody counts on. Pictures
/// are never served as they came: they are written anew, without what they carried along. Whoever asks for a file is
/// checked on every request.
///
/// What visitors may use up is counted and taken in one turn of their site. The address an upload was begun from is
/// kept for as long as it counts.
///
/// Heavy work runs on threads of its own, [FileConfig#lookers()] at a time. Doors are safe for use from any thread.
@NullMarked
package dev.shopbell.file;

import org.jspecify.annotations.NullMarked;
