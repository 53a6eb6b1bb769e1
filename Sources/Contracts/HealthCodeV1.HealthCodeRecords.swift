// Generated from shuangma/healthcode/v1/health_code_records.proto by scripts/generate. Do not edit.

import CContracts
import CWellKnownTypes
public import Wire

extension HealthCodeV1 {
    /// A declaration, in the partition of the person under its time.
    public struct StoredDeclaration: WireMessage {
        /// When it was taken.
        public var declaredAt: GoogleProtobuf.Timestamp?
        /// The declaration.
        public var declaration: HealthCodeV1.Declaration?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static let descriptor = MessageDescriptor(shuangma__healthcode__v1__stored_declaration__descriptor_pointer())

        public init() {
            declaredAt = nil
            declaration = nil
        }

        public init(
            declaredAt: GoogleProtobuf.Timestamp? = nil,
            declaration: HealthCodeV1.Declaration? = nil
        ) {
            self.declaredAt = declaredAt
            self.declaration = declaration
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Shuangma__Healthcode__V1__StoredDeclaration.self)
            declaredAt = try MessageReader.message(c.pointee.declared_at, as: GoogleProtobuf.Timestamp.self)
            declaration = try MessageReader.message(c.pointee.declaration, as: HealthCodeV1.Declaration.self)
            unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredDeclaration.self)
            shuangma__healthcode__v1__stored_declaration__init(c)
            if let declaredAt { c.pointee.declared_at = try writer.message(declaredAt, as: Google__Protobuf__Timestamp.self) }
            if let declaration { c.pointee.declaration = try writer.message(declaration, as: Shuangma__Healthcode__V1__Declaration.self) }
            try unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
