/// Encodings of the files that clerks and laboratories have.
public enum TextEncoding: String, CaseIterable, Sendable {
    /// UTF-8, with or without a byte order mark.
    case utf8 = "UTF-8"
    /// UTF-16, low byte first: Excel's "Unicode text".
    case utf16LittleEndian = "UTF-16LE"
    /// UTF-16, high byte first.
    case utf16BigEndian = "UTF-16BE"
    /// GB 18030, of which GBK and GB 2312 are parts: what Excel in Chinese saves as CSV.
    case gb18030 = "GB18030"

    /// The encoding of a name as people type it, such as `utf-8`, `GBK` or `utf-16le`; nil for any other.
    public init?(name: some StringProtocol) {
        switch name.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
        case "utf8", "utf8bom", "utf8sig": self = .utf8
        case "utf16le", "utf16", "unicode": self = .utf16LittleEndian
        case "utf16be": self = .utf16BigEndian
        case "gb18030", "gbk", "gb2312", "cp936", "ansi", "936": self = .gb18030
        default: return nil
        }
    }

    /// The names for `init(name:)`, as a list for people.
    public static let names = "utf-8, utf-16le, utf-16be, gb18030"
}
