import CommonContracts
import IdentityContracts
import Wire

/// A page to read of everything that is held about a citizen.
struct DataSheet {
    private let data: IdentityV1.ExportMyDataResponse

    init(_ data: IdentityV1.ExportMyDataResponse) { self.data = data }

    /// The page, in HTML without scripts.
    var html: String {
        let records = Dictionary(grouping: data.records, by: \.set)
        let given = data.sets.compactMap { set in records[set.name].map { Self.section(set, $0) } }
        let left = data.sets.filter { !$0.leftOut.isEmpty }.map { set in
            "<li>\(Self.escaped(set.name)): \(Self.escaped(set.leftOut))</li>"
        }
        return """
            <!doctype html>
            <html lang="zh-CN"><meta charset="utf-8"><title>我的全部信息 · All my data</title>
            <h1>我的全部信息 · All my data</h1>
            <p>\(StaffRows.time(data.exportedAt))</p>
            \(given.joined(separator: "\n"))
            <h2>未列出的内容及原因 · What is left out, and why</h2>
            <ul>\(left.joined(separator: "\n"))</ul>
            </html>

            """
    }

    private static func section(_ set: CommonV1.HeldSet, _ records: [IdentityV1.ExportedRecord]) -> String {
        let items = records.map { record in
            "<article><p>\(escaped(record.maskedDocument))</p>\(markup(record.content ?? .init()))</article>"
        }
        return "<h2>\(escaped(set.titleZh)) · \(escaped(set.titleEn)) (\(records.count))</h2>\n"
            + items.joined(separator: "\n")
    }

    private static func markup(_ content: GoogleProtobuf.Struct) -> String {
        let rows = content.fields.sorted { $0.key < $1.key }.map { name, value in
            "<dt>\(escaped(name))</dt><dd>\(markup(value))</dd>"
        }
        return "<dl>\(rows.joined())</dl>"
    }

    private static func markup(_ value: GoogleProtobuf.Value) -> String {
        switch value.kind {
        case .structValue(let content)?: markup(content)
        case .listValue(let list)?: "<ol>\(list.values.map { "<li>\(markup($0))</li>" }.joined())</ol>"
        case .stringValue(let text)?: escaped(text)
        // Whole numbers without a point.
        case .numberValue(let number)?: Int64(exactly: number).map { "\($0)" } ?? "\(number)"
        case .boolValue(let value)?: value ? "✓" : "–"
        case .nullValue?, nil: ""
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
