/// Why bytes are no message, or a message cannot be written.
public enum WireError: Error, Equatable {
    /// The bytes are not a well-formed message.
    case malformed
    /// A string is not UTF-8 (proto3, "Scalar Value Types"); the field's full name.
    case invalidUTF8(field: String)
    /// A bound of ``WireLimits`` is reached; which one.
    case limitExceeded(limit: String, maximum: Int)
    /// Text is not the JSON of the message: the path of the field in the text's own spelling, such as
    /// `declaration.symptoms[1]`, and what is wrong there. Entries of maps stand in it by their position, and `?` for an
    /// unknown field whose name may be personal. Or a message has no JSON; the path is then empty.
    case invalidJSON(path: String, reason: String)
}
