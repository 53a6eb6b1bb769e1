import Kit
import StorageClient
import Values

/// Where the next page of an export begins.
struct ExportToken {
    /// Names the export, 16 bytes.
    let export: [UInt8]
    /// The document whose records come next.
    let person: PartitionKey
    /// Number of the source that is asked next.
    let source: Int
    /// Which of the person's phones comes next, from 0 for the primary one.
    let phone: Int
    /// The source's own token; empty for its first page.
    let inner: String

    var text: String {
        PageToken(bytes: export + person.bytes + [UInt8(source), UInt8(phone)] + Array(inner.utf8)).text
    }

    init(export: [UInt8], person: PartitionKey, source: Int, phone: Int = 0, inner: String = "") {
        self.export = export
        self.person = person
        self.source = source
        self.phone = phone
        self.inner = inner
    }

    /// - Throws: ``FieldProblem`` for `page_token`.
    init(text: String) throws {
        let bytes = try PageToken(text: text).bytes
        let fixed = 16 + PartitionKey.length
        guard bytes.count > fixed + 1, let inner = String(validating: bytes.dropFirst(fixed + 2), as: UTF8.self) else {
            throw FieldProblem(field: "page_token", reason: "is of no page")
        }
        export = Array(bytes.prefix(16))
        person = try PartitionKey(Array(bytes[16..<fixed]))
        source = Int(bytes[fixed])
        phone = Int(bytes[fixed + 1])
        self.inner = inner
    }
}
