using System.Runtime.InteropServices;

namespace ApecCard.Payments.Invoices;

// The functions under the names they have in the libraries' documentation.
internal sealed unsafe partial class Canvas
{
    [LibraryImport(Cairo)]
    private static partial nint cairo_pdf_surface_create_for_stream(
        delegate* unmanaged[Cdecl]<nint, byte*, uint, int> write, nint closure, double width, double height);

    [LibraryImport(Cairo, StringMarshalling = StringMarshalling.Utf8)]
    private static partial void cairo_pdf_surface_set_metadata(nint surface, int what, string text);

    [LibraryImport(Cairo)]
    private static partial nint cairo_create(nint surface);

    [LibraryImport(Cairo)]
    private static partial void cairo_destroy(nint context);

    [LibraryImport(Cairo)]
    private static partial void cairo_surface_destroy(nint surface);

    [LibraryImport(Cairo)]
    private static partial void cairo_surface_finish(nint surface);

    [LibraryImport(Cairo)]
    private static partial int cairo_surface_status(nint surface);

    [LibraryImport(Cairo)]
    private static partial void cairo_show_page(nint context);

    [LibraryImport(Cairo)]
    private static partial void cairo_save(nint context);

    [LibraryImport(Cairo)]
    private static partial void cairo_restore(nint context);

    [LibraryImport(Cairo)]
    private static partial void cairo_translate(nint context, double x, double y);

    [LibraryImport(Cairo)]
    private static partial void cairo_rotate(nint context, double angle);

    [LibraryImport(Cairo)]
    private static partial void cairo_move_to(nint context, double x, double y);

    [LibraryImport(Cairo)]
    private static partial void cairo_line_to(nint context, double x, double y);

    [LibraryImport(Cairo)]
    private static partial void cairo_rectangle(nint context, double x, double y, double width, double height);

    [LibraryImport(Cairo)]
    private static partial void cairo_stroke(nint context);

    [LibraryImport(Cairo)]
    private static partial void cairo_set_line_width(nint context, double width);

    [LibraryImport(Cairo)]
    private static partial void cairo_set_source_rgba(
        nint context, double red, double green, double blue, double opacity);

    [LibraryImport(PangoCairo)]
    private static partial nint pango_cairo_create_layout(nint context);

    [LibraryImport(PangoCairo)]
    private static partial void pango_cairo_show_layout(nint context, nint layout);

    [LibraryImport(Pango, StringMarshalling = StringMarshalling.Utf8)]
    private static partial void pango_layout_set_text(nint layout, string text, int length);

    [LibraryImport(Pango, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint pango_font_description_from_string(string text);

    [LibraryImport(Pango)]
    private static partial void pango_layout_set_font_description(nint layout, nint font);

    [LibraryImport(Pango)]
    private static partial void pango_font_description_free(nint font);

    [LibraryImport(Pango)]
    private static partial void pango_layout_set_width(nint layout, int width);

    [LibraryImport(Pango)]
    private static partial void pango_layout_set_wrap(nint layout, int wrap);

    [LibraryImport(Pango)]
    private static partial void pango_layout_set_alignment(nint layout, int alignment);

    [LibraryImport(Pango)]
    private static partial void pango_layout_set_single_paragraph_mode(nint layout, int setting);

    [LibraryImport(Pango)]
    private static partial void pango_layout_get_size(nint layout, out int width, out int height);

    [LibraryImport(Pango)]
    private static partial int pango_layout_get_unknown_glyphs_count(nint layout);

    [LibraryImport(GObject)]
    private static partial void g_object_unref(nint something);
}
