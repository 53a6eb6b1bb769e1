// Generated from shuangma/healthcode/v1/records.proto by scripts/generate. Do not edit.

import CHealthCodeContracts
import CHealthCodeRecords
import CWellKnownTypes
public import HealthCodeContracts
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

        public static var descriptor: MessageDescriptor { MessageDescriptor(shuangma__healthcode__v1__stored_declaration__descriptor_pointer()) }
        public static var types: MessageTypes { HealthCodeRecordsTypes.all }

        public init() {
            self.declaredAt = nil
            self.declaration = nil
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
            self.declaredAt = try MessageReader.message(c.pointee.declared_at, as: GoogleProtobuf.Timestamp.self)
            self.declaration = try MessageReader.message(c.pointee.declaration, as: HealthCodeV1.Declaration.self)
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Shuangma__Healthcode__V1__StoredDeclaration.self)
            shuangma__healthcode__v1__stored_declaration__init(c)
            if let value = self.declaredAt { c.pointee.declared_at = try writer.message(value, as: Google__Protobuf__Timestamp.self) }
            if let value = self.declaration { c.pointee.declaration = try writer.message(value, as: Shuangma__Healthcode__V1__Declaration.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
