using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ApecCard.Payments.Invoices;

/// <summary>
/// One page of a PDF, drawn by Debian's libpangocairo (LGPL, loaded at run time), which shapes Chinese, finds another
/// font for a rare glyph, and embeds as much of a font as is used. Sizes are in points.
/// </summary>
internal sealed unsafe partial class Canvas : IDisposable
{
    private const string Cairo = "libcairo.so.2", Pango = "libpango-1.0.so.0";
    private const string PangoCairo = "libpangocairo-1.0.so.0", GObject = "libgobject-2.0.so.0";
    private const string Font = "Noto Sans CJK SC";
    private const int PangoScale = 1024, CreatedMetadata = 5, TitleMetadata = 0;

    private readonly MemoryStream _bytes = new();
    private readonly GCHandle _self;
    private readonly nint _surface;
    private readonly nint _context;

    /// <param name="createdAt">What the PDF says of itself: drawn again, it is the same.</param>
    public Canvas(double width, double height, string title, DateTimeOffset createdAt)
    {
        _self = GCHandle.Alloc(_bytes);
        _surface = cairo_pdf_surface_create_for_stream(&Write, GCHandle.ToIntPtr(_self), width, height);
        cairo_pdf_surface_set_metadata(_surface, TitleMetadata, title);
        cairo_pdf_surface_set_metadata(
            _surface, CreatedMetadata,
            createdAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        _context = cairo_create(_surface);
    }

    /// <summary>Ends the start of a service that could not draw an invoice.</summary>
    public static void MustBeUsable()
    {
        foreach (var library in new[] { Cairo, Pango, PangoCairo, GObject })
        {
            if (!NativeLibrary.TryLoad(library, out _))
            {
                throw new InvalidOperationException(
                    $"{library} draws invoices and is missing: apt-get install libpangocairo-1.0-0");
            }
        }

        using var canvas = new Canvas(100, 100, "", DateTimeOffset.UnixEpoch);
        var layout = canvas.Layout("增值税", 10, isBold: false, width: 100, Alignment.Left);
        var unknown = pango_layout_get_unknown_glyphs_count(layout);
        g_object_unref(layout);
        if (unknown > 0)
        {
            throw new InvalidOperationException(
                "There is no font for Chinese, for the invoices: apt-get install fonts-noto-cjk");
        }
    }

    public void Colour(double red, double green, double blue, double opacity = 1) =>
        cairo_set_source_rgba(_context, red, green, blue, opacity);

    public void Line(double x1, double y1, double x2, double y2, double width = 0.7)
    {
        cairo_set_line_width(_context, width);
        cairo_move_to(_context, x1, y1);
        cairo_line_to(_context, x2, y2);
        cairo_stroke(_context);
    }

    public void Box(double x, double y, double width, double height)
    {
        cairo_set_line_width(_context, 0.9);
        cairo_rectangle(_context, x, y, width, height);
        cairo_stroke(_context);
    }

    /// <summary>Text from this top left corner, in lines of this width.</summary>
    /// <param name="height">Written smaller until it fits.</param>
    public void Text(
        double x, double y, double width, string text, double size = 9, bool isBold = false,
        Alignment alignment = Alignment.Left, double height = double.MaxValue)
    {
        var layout = Layout(text, size, isBold, width, alignment);
        pango_layout_get_size(layout, out _, out var drawn);
        for (; size > 4 && drawn > height * PangoScale; pango_layout_get_size(layout, out _, out drawn))
        {
            g_object_unref(layout);
            layout = Layout(text, size -= 0.5, isBold, width, alignment);
        }

        cairo_move_to(_context, x, y);
        pango_cairo_show_layout(_context, layout);
        g_object_unref(layout);
    }

    /// <summary>One large line across, around this middle.</summary>
    public void Stamp(double x, double y, string text, double size)
    {
        cairo_save(_context);
        cairo_translate(_context, x, y);
        cairo_rotate(_context, -Math.PI / 9);
        Text(-300, -size * 0.75, 600, text, size, isBold: true, Alignment.Centre);
        cairo_restore(_context);
    }

    /// <summary>The finished PDF.</summary>
    public byte[] Finish()
    {
        cairo_show_page(_context);
        cairo_surface_finish(_surface);
        var status = cairo_surface_status(_surface);
        return status == 0
            ? _bytes.ToArray()
            : throw new InvalidOperationException($"Cairo could not draw the page: status {status}.");
    }

    public void Dispose()
    {
        cairo_destroy(_context);
        cairo_surface_destroy(_surface); // writes what is not written yet
        _self.Free();
        _bytes.Dispose();
    }

    private nint Layout(string text, double size, bool isBold, double width, Alignment alignment)
    {
        var layout = pango_cairo_create_layout(_context);
        var font = pango_font_description_from_string(
            string.Create(CultureInfo.InvariantCulture, $"{Font} {(isBold ? "Bold " : "")}{size}px"));
        pango_layout_set_font_description(layout, font);
        pango_font_description_free(font);
        pango_layout_set_width(layout, (int)(width * PangoScale));
        pango_layout_set_wrap(layout, wrap: 2); // between words, else between characters
        pango_layout_set_alignment(layout, (int)alignment);
        pango_layout_set_single_paragraph_mode(layout, setting: 1); // what people wrote keeps its line
        pango_layout_set_text(layout, text, -1);
        return layout;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(nint stream, byte* data, uint length)
    {
        ((MemoryStream)GCHandle.FromIntPtr(stream).Target!).Write(new ReadOnlySpan<byte>(data, (int)length));
        return 0;
    }
}

internal enum Alignment { Left, Centre, Right }
