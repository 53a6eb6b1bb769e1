// Generated from google/protobuf/struct.proto by scripts/generate. Do not edit.

import CWellKnownTypes

extension GoogleProtobuf {
    /// `NullValue` is a singleton enumeration to represent the null value for the
    /// `Value` type union.
    ///
    /// The JSON representation for `NullValue` is JSON `null`.
    public struct NullValue: RawRepresentable, Hashable, Sendable {
        public var rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// Null value.
        public static let nullValue = Self(rawValue: 0)
    }

    /// `Struct` represents a structured data value, consisting of fields
    /// which map to dynamically typed values. In some languages, `Struct`
    /// might be supported by a native representation. For example, in
    /// scripting languages like JS a struct is represented as an
    /// object. The details of that representation are described together
    /// with the proto support for the language.
    ///
    /// The JSON representation for `Struct` is JSON object.
    public struct Struct: WireMessage {
        /// Unordered map of dynamically typed values.
        public var fields: [String: GoogleProtobuf.Value]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(google__protobuf__struct__descriptor_pointer()) }
        public static var types: MessageTypes { WireTypes.all }

        public init() {
            self.fields = [:]
        }

        public init(
            fields: [String: GoogleProtobuf.Value] = [:]
        ) {
            self.fields = fields
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__Struct.self)
            self.fields = try MessageReader.map(c.pointee.n_fields, c.pointee.fields) { entry throws(WireError) in
                (try MessageReader.string(entry!.pointee.key, field: "google.protobuf.Struct.FieldsEntry.key"), try MessageReader.message(entry!.pointee.value, as: GoogleProtobuf.Value.self) ?? GoogleProtobuf.Value())
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__Struct.self)
            google__protobuf__struct__init(c)
            c.pointee.n_fields = self.fields.count
            c.pointee.fields = try writer.map(self.fields) { key, value throws(WireError) in
                let entry = try writer.structure(Google__Protobuf__Struct__FieldsEntry.self)
                google__protobuf__struct__fields_entry__init(entry)
                entry.pointee.key = try writer.string(key)
                entry.pointee.value = try writer.message(value, as: Google__Protobuf__Value.self)
                return entry
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// `Value` represents a dynamically typed value which can be either
    /// null, a number, a string, a boolean, a recursive struct value, or a
    /// list of values. A producer of value is expected to set one of these
    /// variants. Absence of any variant indicates an error.
    ///
    /// The JSON representation for `Value` is JSON value.
    public struct Value: WireMessage {
        /// The kind of value.
        public var kind: KindValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(google__protobuf__value__descriptor_pointer()) }
        public static var types: MessageTypes { WireTypes.all }

        public init() {
            self.kind = nil
        }

        public init(
            kind: KindValue? = nil
        ) {
            self.kind = kind
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__Value.self)
            switch c.pointee.kind_case {
            case GOOGLE__PROTOBUF__VALUE__KIND_NULL_VALUE: self.kind = .nullValue(GoogleProtobuf.NullValue(rawValue: Int32(truncatingIfNeeded: c.pointee.null_value.rawValue)))
            case GOOGLE__PROTOBUF__VALUE__KIND_NUMBER_VALUE: self.kind = .numberValue(c.pointee.number_value)
            case GOOGLE__PROTOBUF__VALUE__KIND_STRING_VALUE: self.kind = .stringValue(try MessageReader.string(c.pointee.string_value, field: "google.protobuf.Value.string_value"))
            case GOOGLE__PROTOBUF__VALUE__KIND_BOOL_VALUE: self.kind = .boolValue(c.pointee.bool_value != 0)
            case GOOGLE__PROTOBUF__VALUE__KIND_STRUCT_VALUE: self.kind = .structValue(try GoogleProtobuf.Struct(c: UnsafeRawPointer(c.pointee.struct_value!)))
            case GOOGLE__PROTOBUF__VALUE__KIND_LIST_VALUE: self.kind = .listValue(try GoogleProtobuf.ListValue(c: UnsafeRawPointer(c.pointee.list_value!)))
            default: self.kind = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__Value.self)
            google__protobuf__value__init(c)
            switch self.kind {
            case .nullValue(let value)?:
                c.pointee.kind_case = GOOGLE__PROTOBUF__VALUE__KIND_NULL_VALUE
                c.pointee.null_value = Google__Protobuf__NullValue(rawValue: .init(truncatingIfNeeded: value.rawValue))
            case .numberValue(let value)?:
                c.pointee.kind_case = GOOGLE__PROTOBUF__VALUE__KIND_NUMBER_VALUE
                c.pointee.number_value = value
            case .stringValue(let value)?:
                c.pointee.kind_case = GOOGLE__PROTOBUF__VALUE__KIND_STRING_VALUE
                c.pointee.string_value = try writer.string(value)
            case .boolValue(let value)?:
                c.pointee.kind_case = GOOGLE__PROTOBUF__VALUE__KIND_BOOL_VALUE
                c.pointee.bool_value = value ? 1 : 0
            case .structValue(let value)?:
                c.pointee.kind_case = GOOGLE__PROTOBUF__VALUE__KIND_STRUCT_VALUE
                c.pointee.struct_value = try writer.message(value, as: Google__Protobuf__Struct.self)
            case .listValue(let value)?:
                c.pointee.kind_case = GOOGLE__PROTOBUF__VALUE__KIND_LIST_VALUE
                c.pointee.list_value = try writer.message(value, as: Google__Protobuf__ListValue.self)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `kind` can hold.
        public enum KindValue: Sendable, Equatable {
            /// Represents a null value.
            case nullValue(GoogleProtobuf.NullValue)
            /// Represents a double value.
            case numberValue(Double)
            /// Represents a string value.
            case stringValue(String)
            /// Represents a boolean value.
            case boolValue(Bool)
            /// Represents a structured value.
            case structValue(GoogleProtobuf.Struct)
            /// Represents a repeated `Value`.
            case listValue(GoogleProtobuf.ListValue)
        }
    }

    /// `ListValue` is a wrapper around a repeated field of values.
    ///
    /// The JSON representation for `ListValue` is JSON array.
    public struct ListValue: WireMessage {
        /// Repeated field of dynamically typed values.
        public var values: [GoogleProtobuf.Value]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(google__protobuf__list_value__descriptor_pointer()) }
        public static var types: MessageTypes { WireTypes.all }

        public init() {
            self.values = []
        }

        public init(
            values: [GoogleProtobuf.Value] = []
        ) {
            self.values = values
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Google__Protobuf__ListValue.self)
            self.values = try MessageReader.array(c.pointee.n_values, c.pointee.values) { element throws(WireError) in
                try GoogleProtobuf.Value(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Google__Protobuf__ListValue.self)
            google__protobuf__list_value__init(c)
            c.pointee.n_values = self.values.count
            c.pointee.values = try writer.array(self.values) { element throws(WireError) in try writer.message(element, as: Google__Protobuf__Value.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }
}
