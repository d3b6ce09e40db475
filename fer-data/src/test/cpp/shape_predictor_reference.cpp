// Prints what dlib itself makes of a photo: the reference that ShapePredictorTest compares fer4j's own evaluator with.
//
//   apt-get install g++ libdlib-dev libdlib-data liblapack-dev
//   g++ -O2 -std=c++14 -fpermissive shape_predictor_reference.cpp -ldlib -llapack -lblas -o reference
//   ./reference shape_predictor_68_face_landmarks.dat astronaut.png > astronaut-68.csv
//
// One row a point: the pixels that were read (rgb, or gray as the mean of the three), the box, the point's number, where
// dlib says it is in whole pixels, and where it is before dlib rounds.
#include <dlib/array2d.h>
#include <dlib/image_io.h>
#include <dlib/image_processing/frontal_face_detector.h>
#define private public  // the rounding is the last step of a public method: repeat the steps before it on its fields
#include <dlib/image_processing/shape_predictor.h>
#undef private
#include <iostream>

using namespace dlib;

template <typename image_type>
static void print(const shape_predictor& predictor, const image_type& image, const rectangle& box, const char* pixels)
{
    matrix<float, 0, 1> shape = predictor.initial_shape;
    std::vector<float> values;
    unsigned long leaf;
    for (unsigned long i = 0; i < predictor.forests.size(); ++i)
    {
        impl::extract_feature_pixel_values(
            image, box, shape, predictor.initial_shape, predictor.anchor_idx[i], predictor.deltas[i], values);
        for (const impl::regression_tree& tree : predictor.forests[i])
            shape += tree(values, leaf);
    }
    const point_transform_affine to_image = impl::unnormalizing_tform(box);
    const full_object_detection rounded = predictor(image, box);
    for (unsigned long i = 0; i < rounded.num_parts(); ++i)
    {
        const vector<double, 2> exact = to_image(impl::location(shape, i));
        std::cout << pixels << ',' << box.left() << ',' << box.top() << ',' << box.width() << ',' << box.height() << ','
                  << i << ',' << rounded.part(i).x() << ',' << rounded.part(i).y() << ',' << exact.x() << ','
                  << exact.y() << '\n';
    }
}

int main(int, char** arguments)
{
    shape_predictor predictor;
    deserialize(arguments[1]) >> predictor;
    array2d<rgb_pixel> rgb;
    load_image(rgb, arguments[2]);
    array2d<unsigned char> gray;
    assign_image(gray, rgb);

    std::cout.precision(9);
    std::cout << "pixels,left,top,width,height,point,x,y,exactX,exactY\n";
    // Where OpenCV's frontal cascade sees the face, where dlib's own detector does, and a box that reaches outside.
    const rectangle cascade(177, 66, 177 + 95 - 1, 66 + 95 - 1);
    print(predictor, rgb, cascade, "rgb");
    print(predictor, gray, cascade, "gray");
    for (const rectangle& box : get_frontal_face_detector()(rgb))
        print(predictor, rgb, box, "rgb");
    print(predictor, rgb, rectangle(120, -30, 120 + 200 - 1, -30 + 200 - 1), "rgb");
}
