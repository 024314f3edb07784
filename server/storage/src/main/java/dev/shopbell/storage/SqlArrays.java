package dev.shopbell.storage;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/// Arrays as parameters of the statements that run for every line. Stateless; an array belongs to its connection.
public final class SqlArrays {
    private static final int HEADER_BYTES = 20;
    private static final int ID_BYTES = 16;
    private static final int NULL = -1;

    private SqlArrays() {}

    /// An array of ids in binary (PostgreSQL's `array_recv` and `uuid_recv`): 20 bytes each. The driver has no such
    /// form for ids and would send 39 characters each, to be read one by one at the other end.
    ///
    /// @param id the id at an index; null stands for SQL's
    public static Array ofIds(Connection connection, int size, IntFunction<@Nullable UUID> id) throws SQLException {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + size * (Integer.BYTES + ID_BYTES));
        // Dimensions, whether there may be nulls, type of the elements; of the one dimension, length and first index.
        bytes.putInt(1).putInt(1).putInt(Oid.UUID).putInt(size).putInt(1);
        for (int i = 0; i < size; i++) {
            UUID value = id.apply(i);
            if (value == null) {
                bytes.putInt(NULL);
            } else {
                bytes.putInt(ID_BYTES).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
            }
        }
        byte[] exact = new byte[bytes.position()];
        bytes.flip().get(exact);
        return new PgArray(connection.unwrap(BaseConnection.class), Oid.UUID_ARRAY, exact);
    }

    /// An array of another type.
    ///
    /// @param type PostgreSQL's name of the elements' type
    /// @param values an array, also of a primitive type, which saves the boxing
    public static Array of(Connection connection, String type, Object values) throws SQLException {
        return connection.unwrap(PGConnection.class).createArrayOf(type, values);
    }
}
