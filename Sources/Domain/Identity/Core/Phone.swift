/// A mainland mobile number.
public struct Phone: Hashable, Sendable {
    /// Who issues a prefix (ID-8).
    public enum Operator: Sendable {
        case telecom, mobile, unicom, broadnet
    }

    /// The 11 digits.
    public let number: String

    /// - Throws: ``FieldProblem`` for `phone`.
    public init(_ text: String) throws(FieldProblem) {
        guard text.utf8.count == 11, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else {
            throw FieldProblem(field: "phone", reason: "must be a mobile number of 11 digits")
        }
        guard Self.defaultOperator(of: text) != nil else {
            throw FieldProblem(field: "phone", reason: "begins with no prefix of a mobile operator")
        }
        number = text
    }

    /// The operator of the number's prefix: a default only, since numbers are ported (ID-8).
    public var defaultOperator: Operator? { Self.defaultOperator(of: number) }

    /// 138****8000
    public var masked: String { number.prefix(3) + "****" + number.suffix(4) }

    private static func defaultOperator(of number: String) -> Operator? {
        prefixes.first { number.hasPrefix($0.prefix) }?.issuer
    }

    /// MIIT's table of 2023-03 (ID-8).
    private static let prefixes: [(prefix: String, issuer: Operator)] =
        list("133 149 153 162 1700 1701 1702 173 177 180 181 189 190 191 193 199", .telecom)
        + list(
            """
            1340 1341 1342 1343 1344 1345 1346 1347 1348 135 136 137 138 139 147 148 150 151 152 157 158 159 165 \
            1703 1705 1706 172 178 182 183 184 187 188 195 197 198
            """, .mobile)
        + list("130 131 132 145 146 155 156 166 167 1704 1707 1708 1709 171 175 176 185 186 196", .unicom)
        + list("192", .broadnet)

    private static func list(_ prefixes: String, _ issuer: Operator) -> [(prefix: String, issuer: Operator)] {
        prefixes.split(separator: " ").map { (String($0), issuer) }
    }
}
